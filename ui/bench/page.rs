//! The page that measures the canvas: the very component of the product over a scene made by rule, with handles for a driver.

#[path = "../src/canvas/mod.rs"]
mod canvas;
#[path = "../src/canvas_contract.rs"]
mod canvas_contract;
mod scene;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use canvas::Canvas;
use canvas::displaced::Displaced;
use canvas::geometry::Point;
use canvas::hit::{Finder, Hit};
use canvas::labels::{Labels, Words};
use canvas::paint::now;
use canvas::picture::Picture;
use canvas_contract::{CanvasCommand, CanvasContract, Glyphs, View};
use domain::graph::ComponentKey;
use domain::scene::Scene;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

fn main() {
    console_error_panic_hook::set_once();
    let Some(window) = web_sys::window() else { return };
    let global: &JsValue = window.as_ref();
    set(global, "readScene", Closure::<dyn FnMut(String)>::new(read).into_js_value());
    set(global, "mountScene", Closure::<dyn FnMut(String)>::new(mount).into_js_value());
    set(global, "timeHits", Closure::<dyn FnMut(f64) -> f64>::new(time_hits).into_js_value());
    set(global, "makeScene", Closure::<dyn FnMut(u32, u32) -> String>::new(made).into_js_value());
}

/// The scene of `count` nodes and one and a half times as many edges, as JSON.
fn made(count: u32, seed: u32) -> String {
    serde_json::to_string(&scene::make(count, seed)).unwrap_or_default()
}

thread_local! {
    static SCENE: RefCell<Arc<Scene>> = RefCell::default();
}

/// Takes the scene to mount, as JSON.
fn read(text: String) {
    if let Ok(scene) = serde_json::from_str(&text) {
        SCENE.set(Arc::new(scene));
    }
}

/// How long it takes on average to find what is at a place, at a zoom, in microseconds.
fn time_hits(zoom: f64) -> f64 {
    const TIMES: u32 = 20_000;
    let picture = Picture::new(SCENE.with_borrow(Arc::clone));
    let labels = Labels::new(&picture, zoom, |_| Words::default());
    let (displaced, mut finder) = (Displaced::default(), Finder::default());
    let Some(bounds) = picture.bounds() else { return 0.0 };
    let began = now();
    let mut found = 0;
    for time in 0..TIMES {
        // Steps that share no factor with the size visit places all over.
        let share = |step: u32| f64::from(time * step % TIMES) / f64::from(TIMES);
        let at =
            Point::new(bounds.x0 + bounds.width() * share(7919), bounds.y0 + bounds.height() * share(104_729 % TIMES));
        found += u32::from(finder.find(&picture, &displaced, &labels, None, at, zoom) != Hit::Nothing);
    }
    let took = now() - began;
    if found == 0 { f64::NAN } else { took * 1000.0 / f64::from(TIMES) }
}

/// Mounts the canvas over the scene. `glyphs` is an object of path data by id.
fn mount(glyphs_json: String) {
    let scene = SCENE.with_borrow(Arc::clone);
    let glyphs: BTreeMap<String, String> = serde_json::from_str(&glyphs_json).unwrap_or_default();
    let glyphs: Glyphs = Arc::new(glyphs);
    let Some(window) = web_sys::window() else { return };
    let Some(body) = window.document().and_then(|document| document.body()) else { return };
    let global: JsValue = window.into();

    let comparing = RwSignal::new(false);
    let contract = CanvasContract {
        scene: RwSignal::new(Some(scene)),
        selection: RwSignal::new(BTreeSet::new()),
        hovered: RwSignal::new(None),
        command: RwSignal::new(None),
        view: RwSignal::new(View::default()),
        glyphs: Signal::stored(glyphs),
        appearance: RwSignal::new(0).into(),
        snap: Signal::stored(true),
        reduced_motion: Signal::stored(true),
        read_only: Signal::stored(false),
        comparing: comparing.into(),
        concerns: RwSignal::default().into(),
        on_move: Callback::new(|_| ()),
        on_activate: Callback::new(|_| ()),
        on_context: Callback::new(|_| ()),
        on_connect: Callback::new(|_| ()),
    };
    set(
        &global,
        "show",
        Closure::<dyn FnMut(f64, f64, f64)>::new(move |x, y, zoom| {
            contract.send(CanvasCommand::Show(View { x, y, zoom }))
        })
        .into_js_value(),
    );
    let go = move |key: String, into_the_middle: bool| {
        let key = ComponentKey(key);
        contract.send(if into_the_middle { CanvasCommand::CenterOn(key) } else { CanvasCommand::Reveal(key) });
    };
    set(&global, "go", Closure::<dyn FnMut(String, bool)>::new(go).into_js_value());
    set(&global, "compare", Closure::<dyn FnMut(bool)>::new(move |on| comparing.set(on)).into_js_value());
    set(&global, "fit", Closure::<dyn FnMut()>::new(move || contract.send(CanvasCommand::Fit)).into_js_value());
    mount_to(body.unchecked_into::<HtmlElement>(), move || view! { <Canvas contract /> }).forget();
}

fn set(global: &JsValue, name: &str, value: JsValue) {
    let _ = js_sys::Reflect::set(global, &JsValue::from_str(name), &value);
}
