package dev.tandem.example.flink.wire;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The types of this package as Flink knows types. Immutable.
 *
 * @param <T> the values
 */
public final class WireType<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  /** Rows as they are read. */
  public static final WireType<SourceRow> SOURCE_ROW =
      new WireType<>(SourceRow.class, SourceRowSerializer.INSTANCE);

  /** Rows as they are to be written. */
  public static final WireType<MappedRow> MAPPED_ROW =
      new WireType<>(MappedRow.class, MappedRowSerializer.INSTANCE);

  /** Rows that do not travel. */
  public static final WireType<LeftOut> LEFT_OUT =
      new WireType<>(LeftOut.class, LeftOutSerializer.INSTANCE);

  /** Rows that meet their partners. */
  public static final WireType<ComparedRow> COMPARED_ROW =
      new WireType<>(ComparedRow.class, ComparedRowSerializer.INSTANCE);

  /** What differs. */
  public static final WireType<Found> FOUND = new WireType<>(Found.class, FoundSerializer.INSTANCE);

  private final Class<T> type;
  private final WireSerializer<T> serializer;

  private WireType(Class<T> type, WireSerializer<T> serializer) {
    this.type = type;
    this.serializer = serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return type;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer;
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WireType<?> that && type == that.type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof WireType;
  }
}
