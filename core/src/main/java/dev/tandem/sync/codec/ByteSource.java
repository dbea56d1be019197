package dev.tandem.sync.codec;

import dev.tandem.spi.error.DualWriteException;
import dev.tandem.spi.error.ErrorCode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteSink} wrote. Bytes that are no such thing give {@code INTERNAL}. */
final class ByteSource {
  private static final int MAX_SHIFT = 63;

  private final ByteBuffer bytes;

  ByteSource(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  int take() {
    try {
      return bytes.get() & 0xFF;
    } catch (BufferUnderflowException e) {
      throw broken("ends too early", e);
    }
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift <= MAX_SHIFT; shift += 7) {
      int next = take();
      value |= (long) (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        return value;
      }
    }
    throw broken("has a number without end", null);
  }

  int smallNumber() {
    long number = number();
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw broken("has a number out of range", null);
    }
    return (int) number;
  }

  long signed() {
    long value = number();
    return (value >>> 1) ^ -(value & 1);
  }

  long fixed() {
    try {
      return bytes.getLong();
    } catch (BufferUnderflowException e) {
      throw broken("ends too early", e);
    }
  }

  String text() {
    return new String(raw(smallNumber()), StandardCharsets.UTF_8);
  }

  @Nullable String optionalText() {
    return take() == 0 ? null : text();
  }

  UUID id() {
    return new UUID(fixed(), fixed());
  }

  @Nullable UUID optionalId() {
    return take() == 0 ? null : id();
  }

  Instant instant() {
    return Instant.ofEpochSecond(signed(), number());
  }

  byte[] raw(int length) {
    if (length > bytes.remaining()) {
      throw broken("ends too early", null);
    }
    byte[] raw = new byte[length];
    bytes.get(raw);
    return raw;
  }

  static DualWriteException broken(String how, @Nullable Throwable cause) {
    return new DualWriteException(
        ErrorCode.INTERNAL,
        "a stored payload %s: was the store written by another version?".formatted(how),
        cause);
  }
}
