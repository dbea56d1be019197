package dev.tandem.example.flink.wire;

import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The bytes of {@link ComparedRow}. */
public final class ComparedRowSerializer extends WireSerializer<ComparedRow> {
  private static final long serialVersionUID = 1L;

  /** The only one. */
  static final ComparedRowSerializer INSTANCE = new ComparedRowSerializer();

  private ComparedRowSerializer() {}

  @Override
  public void serialize(ComparedRow row, DataOutputView target) throws IOException {
    Values.writeText(row.meets(), target);
    Values.writeText(row.outcome().name(), target);
    writeSlots(row.row(), target);
    writeSlots(row.mapped(), target);
    Values.writeText(row.reason(), target);
    target.writeBoolean(row.financeKey() != null);
    if (row.financeKey() != null) {
      Values.writeKey(row.financeKey(), target);
    }
    Values.write(row.id(), target);
  }

  private static void writeSlots(@Nullable Slots slots, DataOutputView target) throws IOException {
    target.writeBoolean(slots != null);
    if (slots != null) {
      slots.write(target);
    }
  }

  @Override
  public ComparedRow deserialize(DataInputView source) throws IOException {
    return new ComparedRow(
        Values.readText(source),
        ComparedRow.Outcome.valueOf(Values.readText(source)),
        source.readBoolean() ? Slots.read(source) : null,
        source.readBoolean() ? Slots.read(source) : null,
        Values.readText(source),
        source.readBoolean() ? Values.readKey(source) : null,
        (UUID) Values.read(source));
  }

  @Override
  public TypeSerializerSnapshot<ComparedRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<ComparedRow> {
    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
