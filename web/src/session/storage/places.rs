//! The files on the person's disk that procurements are saved to, kept so that saving can go on
//! after the page was loaded again.

use common_measure_parts::database::{answer, begin, complete};
use wasm_bindgen::prelude::{JsCast, JsValue};

use super::Storage;
use super::database::PLACES;
use crate::session::file::{Handle, Place};

impl Storage {
    /// The file that a procurement is saved to, if one is known.
    pub(crate) async fn place(&self, key: &str) -> Option<Place> {
        if let Some(place) = self.places.borrow().get(key) {
            return Some(place.clone());
        }
        let database = self.database()?;
        let read = async {
            let store = begin(&database, "readonly")?.object_store(PLACES)?;
            answer(&store.get(&JsValue::from_str(key))?).await
        };
        // Without it the person chooses again.
        let handle = read.await.ok().filter(|handle: &JsValue| handle.is_object())?;
        let place = Place::kept(handle.unchecked_into::<Handle>());
        self.places.borrow_mut().insert(key.to_owned(), place.clone());
        Some(place)
    }

    /// Keeps it. A browser that cannot only makes the person choose again another time.
    pub(crate) async fn keep_place(&self, key: &str, place: &Place) {
        let before = self.places.borrow_mut().insert(key.to_owned(), place.clone());
        if before.as_ref() != Some(place) {
            self.change_place(key, Some(place)).await;
        }
    }

    /// Forgets it.
    pub(crate) async fn forget_place(&self, key: &str) {
        self.places.borrow_mut().remove(key);
        self.change_place(key, None).await;
    }

    pub(super) async fn change_place(&self, key: &str, place: Option<&Place>) {
        let Some(database) = self.database() else { return };
        let key = JsValue::from_str(key);
        let change = async {
            let transaction = begin(&database, "readwrite")?;
            let store = transaction.object_store(PLACES)?;
            match place {
                Some(place) => drop(store.put_with_key(place.handle(), &key)?),
                None => drop(store.delete(&key)?),
            }
            complete(&transaction).await
        };
        let _: Result<(), JsValue> = change.await;
    }
}
