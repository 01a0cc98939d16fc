//! Reads CSV tables row by row within limits, and gathers what is wrong with them.

use std::{
    collections::HashSet,
    fmt,
    io::{self, BufRead, BufReader, Read},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use csv::{ReaderBuilder, StringRecord};

/// The only field of a row that is put behind the end of every file. Where it comes as a row, the
/// file was whole; where it comes within a field, a quotation mark was never closed.
const END: &[u8] = b"\0";

/// Bad rows that are listed one by one.
const LISTED: usize = 100;

/// How much is read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest file, in bytes.
    pub file_bytes: u64,
    /// Most rows.
    pub rows: u64,
    /// Longest row, in bytes: the bound of memory where a quotation mark is never closed.
    pub row_bytes: u64,
    /// Longest field, in characters.
    pub field_chars: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 8 * 1024 * 1024 * 1024,
            rows: 2_000_000,
            row_bytes: 4 * 1024 * 1024,
            field_chars: 20_000,
        }
    }
}

/// Why nothing of a file is imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file cannot be opened or read.
    #[error("`{}` cannot be read: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The input fails while it is read.
    #[error("the file cannot be read: {0}")]
    Read(#[from] io::Error),
    /// Nothing in it.
    #[error("the file is empty; its first line must name the columns")]
    Empty,
    /// A header without rows.
    #[error("the file has no rows below its header")]
    NoRows,
    /// UTF-16, as some programs call Unicode text.
    #[error("the file is UTF-16; save it as `CSV UTF-8`")]
    Utf16,
    /// A header that is no UTF-8.
    #[error("the header (line 1) is not UTF-8; save the file as `CSV UTF-8`")]
    HeaderNotUtf8,
    /// A column that must be there is not.
    #[error("there is no column `{column}`; the header has: {found}")]
    MissingColumn {
        /// The column.
        column: String,
        /// Those that there are.
        found: String,
    },
    /// Two columns of one name.
    #[error("the header names column `{0}` twice; rename or remove one of the two")]
    DuplicateColumn(String),
    /// More bytes than are read.
    #[error("the file is longer than {0} bytes, the most that is read; split it")]
    FileTooLong(u64),
    /// More rows than are read.
    #[error("the file has more than {0} rows, the most that are read; split it")]
    TooManyRows(u64),
    /// A row longer than is read.
    #[error(
        "the row that begins in line {line} is longer than {limit} bytes, the most that is read; is \
         a quotation mark not closed there?"
    )]
    RowTooLong {
        /// The line in which it begins.
        line: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Rows that are no members.
    #[error("{0}nothing was imported; mend the rows, or import the others with `--skip-bad-rows`")]
    BadRows(BadRows),
    /// Nobody in the file is what was asked for.
    #[error("no organisation of the files is {0}")]
    NobodyChosen(String),
}

/// A row that is no member.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct BadRow {
    /// The line in which it begins, from 1.
    pub line: u64,
    /// What is wrong with it, and the mend.
    pub reason: String,
}

/// The rows that are no members: the first hundred, and how many there are in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BadRows {
    listed: Vec<BadRow>,
    total: u64,
}

impl BadRows {
    pub(super) fn add(&mut self, line: u64, reason: String) {
        if self.listed.len() < LISTED {
            self.listed.push(BadRow { line, reason });
        }
        self.total += 1;
    }

    /// Whether every row is good.
    pub const fn is_empty(&self) -> bool {
        self.total == 0
    }

    /// How many there are.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The first hundred.
    pub fn listed(&self) -> &[BadRow] {
        &self.listed
    }
}

/// One line for each listed row, and one for how many more there are.
impl fmt::Display for BadRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in &self.listed {
            writeln!(f, "line {}: {}", row.line, row.reason)?;
        }
        let more = self.total - self.listed.len() as u64;
        if more > 0 {
            writeln!(f, "and {more} more bad rows")?;
        }
        Ok(())
    }
}

/// A table being read.
pub(super) struct Table<R> {
    reader: csv::Reader<Metered<BufReader<R>>>,
    meter: Arc<Meter>,
    limits: Limits,
    header: Vec<String>,
    row: StringRecord,
    rows: u64,
    crlf: bool,
    end: &'static [u8],
}

/// The next row of a table.
pub(super) enum Next {
    /// A row, which [`Table::field`] reads.
    Row(u64),
    /// A row with as many fields as the header has not, or that is no UTF-8.
    Bad(u64, String),
}

impl<R: Read> Table<R> {
    /// Reads the header. Fields are parted by `delimiter`, or by what the header shows.
    pub(super) fn open(
        input: R,
        delimiter: Option<u8>,
        limits: Limits,
    ) -> Result<Self, ImportError> {
        let mut input = BufReader::with_capacity(64 * 1024, input);
        let start = input.fill_buf()?;
        if start.is_empty() {
            return Err(ImportError::Empty);
        }
        if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
            return Err(ImportError::Utf16);
        }
        let delimiter = delimiter.unwrap_or_else(|| delimiter_of(start));
        let crlf = start
            .split_inclusive(|b| *b == b'\n')
            .next()
            .is_some_and(|line| line.ends_with(b"\r\n"));
        let end: &'static [u8] = if crlf { b"\r\n\0\r\n" } else { b"\n\0\n" };
        let meter = Arc::new(Meter::default());
        let metered = Metered {
            input,
            end,
            meter: Arc::clone(&meter),
            limits,
        };
        let mut reader = ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(metered);
        let mut row = csv::ByteRecord::new();
        let found = reader
            .read_byte_record(&mut row)
            .map_err(|e| fault(e, &meter, limits, 1))?;
        if !found {
            return Err(ImportError::Empty);
        }
        let row = StringRecord::from_byte_record(row).map_err(|_| ImportError::HeaderNotUtf8)?;
        let header: Vec<String> = row.iter().map(column_name).collect();
        let mut names = HashSet::new();
        for name in header.iter().filter(|n| !n.is_empty()) {
            if !names.insert(name) {
                return Err(ImportError::DuplicateColumn(shown(name, 60)));
            }
        }
        Ok(Self {
            reader,
            meter,
            limits,
            header,
            row,
            rows: 0,
            crlf,
            end,
        })
    }

    /// The names of the columns, in lower case.
    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    /// Where the column of this name stands.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let name = column_name(name);
        self.header.iter().position(|h| *h == name)
    }

    /// Where the column of this name stands, which must be there.
    pub(super) fn required(&self, name: &str) -> Result<usize, ImportError> {
        self.column(name).ok_or_else(|| ImportError::MissingColumn {
            column: name.to_owned(),
            found: shown(&self.header.join(", "), 600),
        })
    }

    /// Reads on; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Next>, ImportError> {
        self.meter.row.store(0, Ordering::Relaxed);
        let mut row = std::mem::take(&mut self.row).into_byte_record();
        let begins = self.reader.position().line();
        let found = self
            .reader
            .read_byte_record(&mut row)
            .map_err(|e| fault(e, &self.meter, self.limits, begins))?;
        if !found {
            return if self.rows == 0 {
                Err(ImportError::NoRows)
            } else {
                Ok(None)
            };
        }
        if row.as_slice() == END && row.len() == 1 {
            return if self.rows == 0 {
                Err(ImportError::NoRows)
            } else {
                Ok(None)
            };
        }
        let line = self.line_of(&row);
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(ImportError::TooManyRows(self.limits.rows));
        }
        if row.as_slice().ends_with(self.end) {
            // No line's end follows it.
            let line = line + u64::from(!self.crlf);
            return Ok(Some(Next::Bad(
                line,
                "a quotation mark in it is never closed, so that the rest of the file belongs to \
                 it; close it"
                    .to_owned(),
            )));
        }
        let fields = row.len();
        if fields != self.header.len() {
            let columns = self.header.len();
            return Ok(Some(Next::Bad(
                line,
                format!(
                    "it has {fields} fields where the header has {columns}; a field with a \
                     delimiter in it must stand in quotation marks"
                ),
            )));
        }
        match StringRecord::from_byte_record(row) {
            Ok(row) => {
                self.row = row;
                Ok(Some(Next::Row(line)))
            }
            Err(e) => {
                let column = self.header.get(e.utf8_error().field());
                let column = column.map_or("", String::as_str);
                let reason = format!("`{column}` is not UTF-8; save the file as `CSV UTF-8`");
                Ok(Some(Next::Bad(line, reason)))
            }
        }
    }

    /// The line in which a row begins that was read just now. The reader itself tells where it
    /// stopped before: at the `\n` of `\r\n`, or before empty lines.
    fn line_of(&self, row: &csv::ByteRecord) -> u64 {
        let within = row.as_slice().iter().filter(|b| **b == b'\n').count() as u64;
        let after = within + u64::from(!self.crlf);
        self.reader.position().line().saturating_sub(after).max(1)
    }

    /// A field of the row that was read last, without space around it; empty if there is no such
    /// column.
    pub(super) fn field(&self, column: Option<usize>) -> &str {
        column
            .and_then(|at| self.row.get(at))
            .map(|field| unescaped(field.trim()))
            .unwrap_or_default()
    }

    /// How many bytes have been read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.meter.file.load(Ordering::Relaxed)
    }
}

/// With these a spreadsheet takes a cell for a formula.
pub const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A value as it was before it was kept from being taken for a formula: exports put an apostrophe
/// before such a value, as people do by hand.
pub fn unescaped(value: &str) -> &str {
    match value.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => value,
    }
}

/// A few characters of a text from a file, fit to stand on a terminal.
pub(super) fn shown(text: &str, max: usize) -> String {
    let mut shown: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(max)
        .collect();
    if text.chars().nth(max).is_some() {
        shown.push('…');
    }
    shown
}

fn column_name(name: &str) -> String {
    name.trim_start_matches('\u{feff}').trim().to_lowercase()
}

/// Spreadsheets of many countries write `;` where others write `,`, so the header decides.
fn delimiter_of(start: &[u8]) -> u8 {
    let line = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |d: u8| line.iter().filter(|b| **b == d).count();
    [b';', b'\t'].into_iter().fold(
        b',',
        |best, d| if count(d) > count(best) { d } else { best },
    )
}

fn fault(error: csv::Error, meter: &Meter, limits: Limits, line: u64) -> ImportError {
    if meter.file.load(Ordering::Relaxed) > limits.file_bytes {
        ImportError::FileTooLong(limits.file_bytes)
    } else if meter.row.load(Ordering::Relaxed) > limits.row_bytes {
        ImportError::RowTooLong {
            line,
            limit: limits.row_bytes,
        }
    } else {
        ImportError::Read(error.into())
    }
}

/// Bytes handed on: in all, and since the row began.
#[derive(Default)]
struct Meter {
    file: AtomicU64,
    row: AtomicU64,
}

/// Stops reading at the limits, before the bytes beyond them take up memory.
struct Metered<R> {
    input: R,
    /// What is still to be read of the mark behind the end.
    end: &'static [u8],
    meter: Arc<Meter>,
    limits: Limits,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(buffer)?;
        if read == 0 && !buffer.is_empty() {
            let read = self.end.read(buffer)?;
            return Ok(read);
        }
        let file = self.meter.file.fetch_add(read as u64, Ordering::Relaxed) + read as u64;
        let before = self.meter.row.fetch_add(read as u64, Ordering::Relaxed);
        if file > self.limits.file_bytes || (read > 0 && before > self.limits.row_bytes) {
            return Err(io::Error::other("a limit is reached"));
        }
        Ok(read)
    }
}
