package dev.tandem.example.flink.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of {@link MappedRow}. */
public final class MappedRowSerializer extends WireSerializer<MappedRow> {
  private static final long serialVersionUID = 1L;

  /** The only one. */
  static final MappedRowSerializer INSTANCE = new MappedRowSerializer();

  private MappedRowSerializer() {}

  @Override
  public void serialize(MappedRow row, DataOutputView target) throws IOException {
    Values.writeText(row.operationId(), target);
    Values.writeKey(row.key(), target);
    row.slots().write(target);
  }

  @Override
  public MappedRow deserialize(DataInputView source) throws IOException {
    return new MappedRow(Values.readText(source), Values.readKey(source), Slots.read(source));
  }

  @Override
  public TypeSerializerSnapshot<MappedRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<MappedRow> {
    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
