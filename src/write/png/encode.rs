//! Dots -> a PNG file (ISO/IEC 15948): shades of grey where no dot has a colour, as most pages are.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use tiny_skia::Pixmap;

/// The file of a picture of which no dot lets anything through.
pub(super) fn encoded(paper: &Pixmap) -> std::io::Result<Vec<u8>> {
    let is_grey = paper.pixels().iter().all(|dot| dot.red() == dot.green() && dot.green() == dot.blue());
    let (colors, kind) = if is_grey { (1, 0) } else { (3, 2) };
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::default());
    let mut row = Vec::with_capacity(1 + colors * paper.width() as usize);
    for dots in paper.pixels().chunks(paper.width() as usize) {
        row.clear();
        // Each row as it is: what is not white is rare.
        row.push(0);
        row.extend(dots.iter().flat_map(|dot| [dot.red(), dot.green(), dot.blue()].into_iter().take(colors)));
        rows.write_all(&row)?;
    }
    let mut header = [paper.width().to_be_bytes(), paper.height().to_be_bytes()].concat();
    // Eight bits a colour, and the only methods that there are.
    header.extend([8, kind, 0, 0, 0]);
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (name, data) in [(b"IHDR", &header), (b"IDAT", &rows.finish()?), (b"IEND", &Vec::new())] {
        let mut sum = Crc::new();
        sum.update(name);
        sum.update(data);
        file.extend((data.len() as u32).to_be_bytes());
        file.extend(name);
        file.extend(data);
        file.extend(sum.sum().to_be_bytes());
    }
    Ok(file)
}
