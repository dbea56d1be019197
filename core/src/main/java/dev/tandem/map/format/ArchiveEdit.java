package dev.tandem.map.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Replaces the content of one entry of a zip archive and copies all else as it lies there: order,
 * names, times, attributes and the compressed bytes of the other entries. The archive has been read
 * before, so its size and what it inflates to are within the limits. Not safe for several threads.
 */
final class ArchiveEdit {
  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int DESCRIPTOR = 0x08074b50;
  private static final int END_LENGTH = 22;
  private static final int CENTRAL_LENGTH = 46;
  private static final int LOCAL_LENGTH = 30;
  private static final int ENCRYPTED = 1;
  private static final int HAS_DESCRIPTOR = 8;

  private final String file;
  private final byte[] content;
  private final ByteBuffer in;
  private final ReaderLimits limits;

  /**
   * An entry as the central directory lists it.
   *
   * @param at where its record in the directory begins
   * @param offset where its local header begins
   * @param packed bytes of its compressed content
   * @param method 0 stored, 8 deflated
   * @param flags general purpose flags
   * @param name its name
   */
  private record Entry(int at, int offset, int packed, int method, int flags, String name) {}

  ArchiveEdit(String file, byte[] content, ReaderLimits limits) {
    this.file = file;
    this.content = content;
    this.limits = limits;
    in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The archive with another content of the entry of a name. */
  byte[] replace(String name, UnaryOperator<byte[]> change) {
    try {
      int end = end();
      List<Entry> named = entries(end).stream().filter(entry -> entry.name().equals(name)).toList();
      if (named.size() != 1) {
        throw refused("its directory lists the entry " + name + " " + named.size() + " times");
      }
      return replace(named.get(0), end, change);
    } catch (IndexOutOfBoundsException | DataFormatException e) {
      throw Place.of(file).malformed("this zip archive is damaged; export it again", e);
    }
  }

  private int end() {
    for (int at = content.length - END_LENGTH; at >= 0; at--) {
      if (in.getInt(at) == END && at + END_LENGTH + word(at + 20) == content.length) {
        return at;
      }
    }
    throw refused("it has no directory at its end");
  }

  private List<Entry> entries(int end) {
    int at = in.getInt(end + 16);
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < word(end + 10); i++) {
      if (at < 0 || in.getInt(at) != CENTRAL) {
        throw refused("its directory is not where it should be");
      }
      int nameLength = word(at + 28);
      byte[] name =
          Arrays.copyOfRange(content, at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength);
      entries.add(
          new Entry(
              at,
              in.getInt(at + 42),
              in.getInt(at + 20),
              word(at + 10),
              word(at + 8),
              new String(name, StandardCharsets.UTF_8).replace('\\', '/')));
      at += CENTRAL_LENGTH + nameLength + word(at + 30) + word(at + 32);
    }
    return entries;
  }

  private byte[] replace(Entry entry, int end, UnaryOperator<byte[]> change)
      throws DataFormatException {
    boolean plain = entry.method() == 0 || entry.method() == 8;
    if (!plain || (entry.flags() & ENCRYPTED) != 0 || entry.offset() < 0 || entry.packed() < 0) {
      throw refused("its entry " + entry.name() + " is encrypted, very large or packed otherwise");
    }
    int data =
        entry.offset() + LOCAL_LENGTH + word(entry.offset() + 26) + word(entry.offset() + 28);
    if (in.getInt(entry.offset()) != LOCAL || entry.packed() > entry.at() - data) {
      throw refused("its entry " + entry.name() + " is not where its directory says");
    }
    byte[] now = change.apply(unpacked(entry, data));
    byte[] packed = entry.method() == 0 ? now : deflated(now);
    byte[] result = spliced(data, entry.packed(), packed);
    ByteBuffer out = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
    int growth = packed.length - entry.packed();
    sizes(out, entry.at() + growth + 16, now, packed.length);
    if ((entry.flags() & HAS_DESCRIPTOR) == 0) {
      sizes(out, entry.offset() + 14, now, packed.length);
    } else {
      int after = data + packed.length;
      sizes(out, out.getInt(after) == DESCRIPTOR ? after + 4 : after, now, packed.length);
    }
    moveOffsets(out, end, entry, growth);
    return result;
  }

  private byte[] unpacked(Entry entry, int data) throws DataFormatException {
    byte[] packed = Arrays.copyOfRange(content, data, data + entry.packed());
    if (entry.method() == 0) {
      return packed;
    }
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      ByteSink sink = new ByteSink(limits.maxTextBytes());
      byte[] buffer = new byte[8192];
      for (int n = inflater.inflate(buffer); n > 0; n = inflater.inflate(buffer)) {
        sink.add(buffer, n);
        if (sink.overflown()) {
          throw Contents.tooLong(file + "!" + entry.name(), limits.maxTextBytes());
        }
      }
      return sink.bytes();
    } finally {
      inflater.end();
    }
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(content);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }

  private byte[] spliced(int at, int removed, byte[] inserted) {
    byte[] result = new byte[content.length - removed + inserted.length];
    System.arraycopy(content, 0, result, 0, at);
    System.arraycopy(inserted, 0, result, at, inserted.length);
    int rest = content.length - at - removed;
    System.arraycopy(content, at + removed, result, at + inserted.length, rest);
    return result;
  }

  /** Checksum and both sizes, which stand in this order wherever they stand. */
  private static void sizes(ByteBuffer out, int at, byte[] content, int packed) {
    CRC32 crc = new CRC32();
    crc.update(content);
    out.putInt(at, (int) crc.getValue());
    out.putInt(at + 4, packed);
    out.putInt(at + 8, content.length);
  }

  /** What lies behind the changed entry has moved. */
  private void moveOffsets(ByteBuffer out, int end, Entry changed, int growth) {
    for (Entry entry : entries(end)) {
      if (entry.offset() > changed.offset()) {
        out.putInt(entry.at() + growth + 42, entry.offset() + growth);
      }
    }
    out.putInt(end + growth + 16, in.getInt(end + 16) + growth);
  }

  private int word(int at) {
    return in.getShort(at) & 0xFFFF;
  }

  private MapFormatException refused(String why) {
    return Place.of(file)
        .malformed("this zip archive can be read but not changed: " + why + "; pack it again");
  }
}
