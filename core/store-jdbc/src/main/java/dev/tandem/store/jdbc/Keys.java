package dev.tandem.store.jdbc;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.state.LinkKey;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of the SPI in sixteen bytes that sort as they do, or in a small number. */
final class Keys {
  private Keys() {}

  static byte[] bytes(LinkKey key) {
    return bytes(key.high(), key.low());
  }

  static byte @Nullable [] bytesOrNull(@Nullable LinkKey key) {
    return key == null ? null : bytes(key);
  }

  static byte[] bytes(UUID id) {
    return bytes(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }

  static byte @Nullable [] bytesOrNull(@Nullable UUID id) {
    return id == null ? null : bytes(id);
  }

  private static byte[] bytes(long high, long low) {
    return ByteBuffer.allocate(16).putLong(high).putLong(low).array();
  }

  static LinkKey linkKey(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new LinkKey(buffer.getLong(), buffer.getLong());
  }

  static @Nullable LinkKey linkKeyOrNull(byte @Nullable [] bytes) {
    return bytes == null ? null : linkKey(bytes);
  }

  static @Nullable UUID idOrNull(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Fixed for ever, whatever becomes of the enum. */
  static int number(Side side) {
    return side == Side.DATAVERSE ? 1 : 2;
  }

  static Side side(int number) {
    return switch (number) {
      case 1 -> Side.DATAVERSE;
      case 2 -> Side.FINANCE;
      default -> throw Failures.failed("the store is damaged: no side has the number " + number);
    };
  }
}
