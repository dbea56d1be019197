package dev.tandem.sync.codec;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Grows an array of bytes; numbers that are small take little room. Not safe for threads. */
final class ByteSink {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[256];
  private int size;

  void put(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** Seven bits a byte, the lowest first. */
  void number(long value) {
    ensure(10);
    int end = size;
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[end++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[end++] = (byte) rest;
    size = end;
  }

  /** A number that may be negative. */
  void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  /** Eight bytes, the highest first. */
  void fixed(long value) {
    ensure(8);
    LONGS.set(bytes, size, value);
    size += 8;
  }

  /** The number of bytes and the text in UTF-8. */
  void text(String text) {
    int start = size;
    number(text.length());
    if (!plain(text)) {
      size = start;
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      number(encoded.length);
      raw(encoded);
    }
  }

  /** Puts a text whose characters are a byte each, as most are; false when some is not. */
  private boolean plain(String text) {
    int length = text.length();
    ensure(length);
    for (int i = 0; i < length; i++) {
      char next = text.charAt(i);
      if (next >= 0x80) {
        return false;
      }
      bytes[size + i] = (byte) next;
    }
    size += length;
    return true;
  }

  void optionalText(@Nullable String text) {
    put(text == null ? 0 : 1);
    if (text != null) {
      text(text);
    }
  }

  void id(UUID id) {
    fixed(id.getMostSignificantBits());
    fixed(id.getLeastSignificantBits());
  }

  void optionalId(@Nullable UUID id) {
    put(id == null ? 0 : 1);
    if (id != null) {
      id(id);
    }
  }

  void instant(Instant instant) {
    signed(instant.getEpochSecond());
    number(instant.getNano());
  }

  /** A number as the bytes of its two's complement, as few as hold it, and their number. */
  void digits(long value) {
    int bits = 64 - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
    int length = bits / 8 + 1;
    number(length);
    ensure(length);
    for (int i = length - 1; i >= 0; i--) {
      bytes[size++] = (byte) (value >> (8 * i));
    }
  }

  void raw(byte[] more) {
    ensure(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** The digest by this function of what was put. */
  HashCode digest(HashFunction function) {
    return function.hashBytes(bytes, 0, size);
  }

  /** Forgets what was put and keeps its room, for what comes next. */
  void clear() {
    size = 0;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
