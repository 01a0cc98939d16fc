//! The Merkle tree of RFC 6962, section 2.1, kept by its right edge only.

use ring::digest::{Context, SHA256};
use steelyard_protocol::envelope::Digest;

/// The hash of a leaf: SHA-256 over 0x00 and the entry's bytes.
pub fn leaf_hash(body: &[u8]) -> Digest {
    hash(&[&[0x00], body])
}

fn node_hash(left: &Digest, right: &Digest) -> Digest {
    hash(&[&[0x01], left.as_bytes(), right.as_bytes()])
}

fn hash(parts: &[&[u8]]) -> Digest {
    let mut context = Context::new(&SHA256);
    for part in parts {
        context.update(part);
    }
    let mut bytes = [0; 32];
    bytes.copy_from_slice(context.finish().as_ref());
    Digest::from_bytes(bytes)
}

/// The right edge of a tree: the roots of its complete subtrees, largest first. It is all that
/// appending needs, and takes 32 bytes for each bit of the tree's size.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    roots: Vec<Digest>,
}

impl Frontier {
    /// The frontier that `bytes` spell for a tree of `size` leaves; `None` if they don't.
    pub fn from_bytes(size: u64, bytes: &[u8]) -> Option<Self> {
        let (hashes, rest) = bytes.as_chunks::<32>();
        let fits = rest.is_empty() && u32::try_from(hashes.len()) == Ok(size.count_ones());
        fits.then(|| Self {
            size,
            roots: hashes.iter().map(|h| Digest::from_bytes(*h)).collect(),
        })
    }

    /// The hashes of the frontier, one after the other.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.roots.iter().flat_map(|d| *d.as_bytes()).collect()
    }

    /// How many leaves the tree has.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf.
    pub fn push(&mut self, leaf: Digest) {
        // Each trailing one bit of the size is a complete subtree that the new leaf completes
        // further.
        let mut root = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.roots.pop() {
                root = node_hash(&left, &root);
            }
        }
        self.roots.push(root);
        self.size += 1;
    }

    /// The root hash of the tree; of an empty tree, SHA-256 of nothing.
    pub fn root(&self) -> Digest {
        let mut roots = self.roots.iter().rev();
        let Some(last) = roots.next() else {
            return Digest::of(&[]);
        };
        roots.fold(*last, |right, left| node_hash(left, &right))
    }
}

#[cfg(test)]
mod tests {
    use ct_merkle::mem_backed_tree::MemoryBackedTree;
    use sha2::Sha256;

    use super::*;

    #[test]
    fn agrees_with_an_independent_tree() {
        let mut reference = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        let mut frontier = Frontier::default();
        for n in 0..300_u32 {
            let body = n.to_be_bytes().to_vec();
            frontier.push(leaf_hash(&body));
            reference.push(body);
            assert_eq!(
                frontier.root().as_bytes()[..],
                reference.root().as_bytes()[..]
            );
            let bytes = frontier.to_bytes();
            assert_eq!(
                Frontier::from_bytes(frontier.size(), &bytes),
                Some(frontier.clone())
            );
            assert_eq!(Frontier::from_bytes(frontier.size() + 2, &bytes[1..]), None);
        }
    }
}
