//! From a tree to the types that it holds, with the place of whatever does not fit.
//!
//! What serde derives for a type is compiled for each type, and most of what the engine weighs in a
//! browser was that. So whatever can be found out from names alone is found out here, once for all
//! types: which fields there are, which do not belong, which choice is made. The derived code is
//! handed the fields in the order in which the type lists them, and the choice by its number.

use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, SeqAccess,
    VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::misfit::Misfit;
use super::parts::{Parts, Path};
use super::tree::Tree;

/// Reads a `T` from a tree.
pub(super) fn read<'de, T: serde::Deserialize<'de>>(tree: &'de Tree) -> Result<T, Misfit> {
    let path = Path::Top;
    T::deserialize(At { tree: Some(tree), path: &path }).map_err(|misfit| misfit.at(&path))
}

/// A value and the way to it. Whoever reads one says where it is if it does not fit.
#[derive(Clone, Copy)]
struct At<'de, 'p> {
    /// `None` for a field that is not there.
    tree: Option<&'de Tree>,
    path: &'p Path<'p>,
}

impl<'de, 'p> At<'de, 'p> {
    #[cold]
    fn misfit(self, expected: &dyn Expected) -> Misfit {
        self.tree.map_or(Misfit::Absent, |tree| Misfit::invalid_type(tree.unexpected(), expected))
    }

    fn items(self, expected: &dyn Expected) -> Result<Parts<'de, 'p>, Misfit> {
        match self.tree {
            Some(Tree::List(items)) => Ok(Parts::items(items, self.path)),
            _ => Err(self.misfit(expected)),
        }
    }

    fn fields(
        self,
        names: &'static [&'static str],
        expected: &dyn Expected,
    ) -> Result<Parts<'de, 'p>, Misfit> {
        match self.tree {
            Some(Tree::Object(fields)) => Parts::fields(fields, names, self.path),
            _ => Err(self.misfit(expected)),
        }
    }

    fn choice(self, names: &'static [&'static str]) -> Result<Choice<'de, 'p>, Misfit> {
        let (name, held) = match self.tree {
            Some(Tree::Text(name)) => (name, None),
            Some(Tree::Object(fields)) => match fields.as_slice() {
                [(name, held)] => (name, Some(held)),
                several => return Err(Misfit::invalid_length(several.len(), &"one choice")),
            },
            _ => return Err(self.misfit(&"the name of a choice")),
        };
        let choice = Choice { name, number: 0, held, path: self.path };
        match (0u32..).zip(names).find(|(_, known)| **known == name) {
            Some((number, _)) => Ok(Choice { number, ..choice }),
            None => Err(Misfit::unknown_variant(name, names).at(&choice.way())),
        }
    }
}

/// Each method calls the one visit that can be right, and not whichever fits the tree: with a copy
/// of every visit for every type, the reading code would be several times as large.
impl<'de> Deserializer<'de> for At<'de, '_> {
    type Error = Misfit;

    /// Nothing that is read here describes itself.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        Err(self.misfit(&visitor))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Some(Tree::Bool(bool)) => visitor.visit_bool(*bool),
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Some(Tree::Whole(number)) => visitor.visit_u64(*number),
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            Some(Tree::Text(text)) => visitor.visit_borrowed_str(text),
            _ => Err(self.misfit(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.tree {
            None | Some(Tree::Null) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        let mut items = self.items(&visitor)?;
        visitor.visit_seq(&mut items)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Misfit> {
        let mut items = self.items(&visitor)?;
        let read = visitor.visit_seq(&mut items)?;
        if items.are_read() { Ok(read) } else { Err(too_many_items()) }
    }

    /// Fields go by name: a list in their place is refused, though serde would take one.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let mut fields = self.fields(names, &visitor)?;
        visitor.visit_seq(&mut fields).map_err(|misfit| fields.instead_of(misfit))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(&self.choice(names)?)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u16 u128 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map
        identifier ignored_any
    }
}

#[cold]
fn too_many_items() -> Misfit {
    Misfit::custom(
        "There are more items in this list than it can hold. Take out the items that do not belong.",
    )
}

impl<'de> SeqAccess<'de> for Parts<'de, '_> {
    type Error = Misfit;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misfit> {
        if !self.step()? {
            return Ok(None);
        }
        match seed.deserialize(At { tree: self.tree, path: &self.way }) {
            Ok(read) => Ok(Some(read)),
            Err(misfit) => self.unread(misfit).map_or(Ok(None), Err),
        }
    }
}

/// One of several choices: which, and what it holds.
struct Choice<'de, 'p> {
    name: &'de str,
    number: u32,
    held: Option<&'de Tree>,
    path: &'p Path<'p>,
}

impl<'de> Choice<'de, '_> {
    /// A choice that is only named stands where it is; one that holds something has a field.
    fn way(&self) -> Path<'_> {
        match self.held {
            Some(_) => Path::Key(self.path, self.name),
            None => *self.path,
        }
    }

    fn content<'p>(&self, path: &'p Path<'p>) -> Result<At<'de, 'p>, Misfit> {
        match self.held {
            Some(_) => Ok(At { tree: self.held, path }),
            None => Err(Misfit::custom(format_args!(
                "“{}” holds nothing here. Write it as an object that holds what belongs to it",
                self.name
            ))),
        }
    }
}

impl<'de> EnumAccess<'de> for &Choice<'de, '_> {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Misfit> {
        let number: U32Deserializer<Misfit> = self.number.into_deserializer();
        seed.deserialize(number).map(|variant| (variant, self))
    }
}

impl<'de> VariantAccess<'de> for &Choice<'de, '_> {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        match self.held {
            None | Some(Tree::Null) => Ok(()),
            Some(other) => Err(Misfit::invalid_type(other.unexpected(), &"null").at(&self.way())),
        }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Misfit> {
        let path = self.way();
        seed.deserialize(self.content(&path)?).map_err(|misfit| misfit.at(&path))
    }

    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Misfit> {
        let path = self.way();
        self.content(&path)?.deserialize_tuple(length, visitor).map_err(|misfit| misfit.at(&path))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let path = self.way();
        let mut fields =
            self.content(&path)?.fields(names, &visitor).map_err(|misfit| misfit.at(&path))?;
        visitor.visit_seq(&mut fields).map_err(|misfit| fields.instead_of(misfit).at(&path))
    }
}
