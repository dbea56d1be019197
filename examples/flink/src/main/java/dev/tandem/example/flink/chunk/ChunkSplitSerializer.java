package dev.tandem.example.flink.chunk;

import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The bytes of a split in a checkpoint. */
final class ChunkSplitSerializer implements SimpleVersionedSerializer<ChunkSplit> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ChunkSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  static void write(ChunkSplit split, DataOutputSerializer out) throws IOException {
    out.writeInt(split.number());
    out.writeUTF(split.token());
    NextChunk read = split.read();
    out.writeBoolean(read != null);
    out.writeUTF(read == null ? "" : read.token());
  }

  @Override
  public ChunkSplit deserialize(int version, byte[] bytes) throws IOException {
    return read(new DataInputDeserializer(bytes));
  }

  static ChunkSplit read(DataInputDeserializer in) throws IOException {
    ChunkSplit split = ChunkSplit.of(in.readInt(), in.readUTF());
    boolean read = in.readBoolean();
    String next = in.readUTF();
    return read ? split.after(new NextChunk(split.number(), next)) : split;
  }
}
