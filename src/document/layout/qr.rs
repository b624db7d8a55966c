//! A QR code (ISO/IEC 18004) as rows of dark and light.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// The modules of a short text, without the quiet zone. The mask is fixed: choosing the best of
/// eight takes fifty times as long, and every reader copes.
pub fn rows(text: &str) -> Vec<Vec<bool>> {
    let segments = QrSegment::make_segments(text);
    let mask = Some(Mask::new(3));
    let Ok(code) = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Medium,
        Version::MIN,
        Version::MAX,
        mask,
        false,
    ) else {
        return Vec::new();
    };
    let size = code.size();
    (0..size).map(|y| (0..size).map(|x| code.get_module(x, y)).collect()).collect()
}
