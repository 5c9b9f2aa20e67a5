// The same nodes and edges in @xyflow/react, as its documentation advises: memoised node type, stable props, no controls.
import { Handle, Position, ReactFlow } from "@xyflow/react";
import "@xyflow/react/dist/style.css";
import "./cards.css";
import { memo } from "react";
import { createRoot } from "react-dom/client";

const Card = memo(({ data }) => (
  <div className="card">
    <Handle type="target" position={Position.Left} />
    <i style={{ background: data.hue }} />
    <div>
      <b>{data.title}</b>
      <small>{data.caption}</small>
    </div>
    <Handle type="source" position={Position.Right} />
  </div>
));
const Box = memo(({ data }) => (
  <div className="box">
    <span>{data.title}</span>
  </div>
));
const nodeTypes = { card: Card, box: Box };

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
let instance;

window.bench = {
  async mount(text, visibleOnly, zoom) {
    const start = performance.now();
    const scene = JSON.parse(text);
    const began = performance.now();
    const nodes = scene.nodes.map((node, at) => {
      const parent = node.parent === null ? undefined : scene.nodes[node.parent];
      const card = node.shape === "card";
      return {
        id: String(at),
        type: card ? "card" : "box",
        position: { x: node.x - (parent?.x ?? 0), y: node.y - (parent?.y ?? 0) },
        parentId: parent && String(node.parent),
        width: node.width,
        height: node.height,
        data: { title: node.title, caption: node.caption, hue: `var(--category-${node.category})` },
      };
    });
    const edges = scene.edges.map((edge, at) => ({ id: `e${at}`, source: String(edge.from), target: String(edge.to), type: "smoothstep" }));
    const root = document.getElementById("root");
    await new Promise((resolve) => {
      createRoot(root).render(
        <ReactFlow
          defaultNodes={nodes}
          defaultEdges={edges}
          nodeTypes={nodeTypes}
          minZoom={0.02}
          defaultViewport={{ x: 0, y: 0, zoom: zoom ?? 1 }}
          onlyRenderVisibleElements={visibleOnly}
          onInit={(flow) => {
            instance = flow;
            resolve();
          }}
        />,
      );
    });
    while (!document.querySelector(".react-flow__edge")) await frame();
    await frame();
    return { read: began - start, mount: performance.now() - began };
  },
  show(x, y, zoom) {
    instance.setViewport({ x, y, zoom });
  },
  // Layout and paint of the page are done before the next frame is asked for; there is no pixel to read.
  finish() {
    document.body.getBoundingClientRect();
  },
};
await Promise.all(["420 13px Inter", "560 13px Inter"].map((font) => document.fonts.load(font)));
window.ready = true;
