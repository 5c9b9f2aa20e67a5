//! Whether an element is in sight.

use std::cell::RefCell;

use js_sys::Array;
use leptos::html::ElementType;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry};

/// What the browser calls, with who calls it.
type Watching = (IntersectionObserver, Closure<dyn Fn(Array)>);

/// Whether any of the element is in sight, not scrolled away from it. Where a browser does not tell, it is.
pub fn in_sight<E>(element: NodeRef<E>) -> ReadSignal<bool>
where
    E: ElementType,
    E::Output: JsCast + AsRef<Element> + Clone + 'static,
{
    let (seen, see) = signal(false);
    let watching = StoredValue::new_local(RefCell::new(None::<Watching>));
    Effect::new(move |_| {
        let Some(element) = element.get() else { return };
        let heard = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            // Several at once tell of one after another.
            let latest = entries.iter().last().map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            if let Some(latest) = latest {
                see.try_set(latest.is_intersecting());
            }
        });
        match IntersectionObserver::new(heard.as_ref().unchecked_ref()) {
            Ok(observer) => {
                observer.observe(element.as_ref());
                watching.with_value(|watching| *watching.borrow_mut() = Some((observer, heard)));
            }
            Err(_) => see.set(true),
        }
    });
    on_cleanup(move || {
        watching.try_with_value(|watching| {
            if let Some((observer, _)) = watching.borrow_mut().take() {
                observer.disconnect();
            }
        });
    });
    seen
}
