//! zlib streams (RFC 1950) at level 1: half the time of level 6 for a tenth more bytes.

use flate2::{Compress, Compression, FlushCompress, Status};

/// Compresses many streams one after the other without setting up anew.
pub struct Deflate(Compress);

impl Deflate {
    pub fn new() -> Self {
        Self(Compress::new(Compression::fast(), true))
    }

    pub fn stream(&mut self, data: &[u8]) -> Vec<u8> {
        self.0.reset();
        finish(&mut self.0, data)
    }
}

/// For what is kept across documents: slower, smaller.
pub fn once(data: &[u8]) -> Vec<u8> {
    finish(&mut Compress::new(Compression::best(), true), data)
}

fn finish(compress: &mut Compress, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len() / 2 + 64);
    loop {
        let taken = usize::try_from(compress.total_in()).expect("data is in memory");
        match compress.compress_vec(&data[taken..], &mut out, FlushCompress::Finish) {
            Ok(Status::StreamEnd) => return out,
            // Only the output buffer can be short; memory needs no other care.
            Ok(_) | Err(_) => out.reserve(data.len() / 2 + 1024),
        }
    }
}
