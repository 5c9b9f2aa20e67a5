//! How the window is painted on a machine without a GPU.
//!
//! WebKitGTK paints through OpenGL wherever a driver answers. Without a GPU that driver is a software one, which compiles
//! every shader for the processor before it paints: a page that is new takes a second longer, and the first look at a
//! blueprint keeps two cores busy for some seconds. Painting without OpenGL needs none of it, and pans no slower
//! (docs/performance.md).

use tauri::WebviewWindow;

/// Paints without OpenGL where there is no GPU. `WEBKIT_DISABLE_COMPOSITING_MODE` of the environment does the same on any
/// machine, for drivers that answer and do not work.
#[cfg(target_os = "linux")]
pub(crate) fn suit_machine(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};

    if has_gpu(std::path::Path::new("/dev")) {
        return Ok(());
    }
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// The other systems' engines choose well by themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn suit_machine(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Whether a device that renders is among the devices: one of the kernel's render nodes, NVIDIA's own driver, or the GPU that
/// Windows lends to its Linux.
#[cfg(target_os = "linux")]
fn has_gpu(devices: &std::path::Path) -> bool {
    let renders = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| entry.file_name().as_encoded_bytes().starts_with(b"renderD"))
    };
    devices.join("dri").read_dir().is_ok_and(|mut nodes| nodes.any(renders))
        || ["nvidia0", "dxg"].iter().any(|device| devices.join(device).exists())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_gpu_is_a_device_that_renders() {
        for (device, is_one) in
            [("dri/renderD128", true), ("nvidia0", true), ("dxg", true), ("dri/card0", false), ("null", false)]
        {
            let devices = tempfile::tempdir().unwrap();
            let path = devices.path().join(device);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
            assert_eq!(has_gpu(devices.path()), is_one, "{device}");
        }
    }
}
