// What both pages do: pan without a pause for a while, and count frames.
window.pan = async (zoom, seconds, bounds) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const [width, height] = bounds;
  const reach = [Math.max(width * zoom - innerWidth, 400), Math.max(height * zoom - innerHeight, 300)];
  // There and back: a triangle wave, 9 and 5 pixels a frame.
  const wave = (at, length) => Math.abs(((at + length) % (2 * length)) - length);
  const at = (step) => [-wave(step * 9, reach[0]), -wave(step * 5, reach[1])];
  bench.show(...at(0), zoom);
  for (let wait = 0; wait < 10; wait++) await frame();
  const times = [];
  const began = performance.now();
  let last = began;
  for (let step = 1; performance.now() - began < seconds * 1000; step++) {
    bench.show(...at(step), zoom);
    await frame();
    bench.finish();
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  const sorted = times.toSorted((a, b) => a - b);
  return {
    fps: (times.length / (last - began)) * 1000,
    p95: sorted[Math.floor(sorted.length * 0.95)],
    frames: times.length,
  };
};
