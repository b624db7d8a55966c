//! zlib streams (RFC 1950).

use flate2::{Compress, Compression, FlushCompress, Status};

/// Below this, compressing costs more time than the bytes cost to seal and to write.
const WORTH_PACKING: usize = 32 * 1024;

/// For the streams of one document: the large ones, at level 1.
pub fn worth(data: &[u8]) -> Option<Vec<u8>> {
    (data.len() > WORTH_PACKING).then(|| stream(Compression::fast(), data))
}

/// For what is kept across documents: slower, smaller.
pub fn once(data: &[u8]) -> Vec<u8> {
    stream(Compression::best(), data)
}

fn stream(level: Compression, data: &[u8]) -> Vec<u8> {
    let mut compress = Compress::new(level, true);
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
