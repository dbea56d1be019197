package dev.tandem.example.flink.wire;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The bytes of {@link SourceRow}. */
public final class SourceRowSerializer extends WireSerializer<SourceRow> {
  private static final long serialVersionUID = 1L;

  /** The only one. */
  static final SourceRowSerializer INSTANCE = new SourceRowSerializer();

  private SourceRowSerializer() {}

  @Override
  public void serialize(SourceRow row, DataOutputView target) throws IOException {
    row.slots().write(target);
    Values.writeText(row.version(), target);
  }

  @Override
  public SourceRow deserialize(DataInputView source) throws IOException {
    return new SourceRow(Slots.read(source), Values.readText(source));
  }

  @Override
  public TypeSerializerSnapshot<SourceRow> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in a checkpoint. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SourceRow> {
    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
