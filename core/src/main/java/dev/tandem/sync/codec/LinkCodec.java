package dev.tandem.sync.codec;

import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.state.Link;
import dev.tandem.spi.state.LinkKey;
import dev.tandem.spi.state.Payload;
import dev.tandem.spi.value.Row;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pairs of rows as the links of a store. Immutable and safe for any thread. */
public final class LinkCodec {
  private static final int FORMAT = 1;
  private static final int DELETED = 1;
  private static final int HAS_KEY = 2;
  private static final int IN_SCOPE = 1;
  private static final int BEHIND = 2;

  private final RowCodec rows;

  /** Links whose images have these layouts. */
  public LinkCodec(Layouts layouts) {
    rows = new RowCodec(layouts);
  }

  /** The link to store. */
  public Link write(LinkState state) {
    ByteSink sink = new ByteSink();
    sink.put(FORMAT);
    sink.put((state.deleted() ? DELETED : 0) | (state.dataverseKey() == null ? 0 : HAS_KEY));
    ValueCodec.writeKey(state.financeKey(), sink);
    if (state.dataverseKey() != null) {
      ValueCodec.writeKey(state.dataverseKey(), sink);
    }
    write(state.dataverse(), sink);
    write(state.finance(), sink);
    return new Link(state.map(), state.key(), state.rowId(), Payload.of(sink.toBytes()));
  }

  /** What a link holds besides its names, as text for a document of a store. */
  public String toText(LinkState state) {
    return Base64.getEncoder().encodeToString(write(state).state().toBytes());
  }

  /** The pair that a text of {@link #toText} stands for, its images bound to these schemas. */
  public LinkState parse(
      String map,
      LinkKey key,
      @Nullable UUID rowId,
      String text,
      TableSchema dataverse,
      TableSchema finance) {
    Payload payload = Payload.of(Base64.getDecoder().decode(text));
    return read(new Link(map, key, rowId, payload), dataverse, finance);
  }

  private void write(SideState side, ByteSink sink) {
    sink.optionalText(side.version());
    sink.signed(side.sequence());
    sink.optionalText(side.echo());
    sink.fixed(side.digest());
    sink.put((side.inScope() ? IN_SCOPE : 0) | (side.behind() ? BEHIND : 0));
    sink.optionalText(side.overruled());
    sink.number(side.obligation());
    Row image = side.image();
    sink.put(image == null ? 0 : 1);
    if (image != null) {
      rows.write(image, sink);
    }
  }

  /** The pair that a link stands for, its images bound to these schemas. */
  public LinkState read(Link link, TableSchema dataverse, TableSchema finance) {
    ByteSource source = new ByteSource(link.state().buffer());
    if (source.take() != FORMAT) {
      throw ByteSource.broken("has a link of another format", null);
    }
    int flags = source.take();
    return new LinkState(
        link.map(),
        link.key(),
        ValueCodec.readKey(source),
        (flags & HAS_KEY) == 0 ? null : ValueCodec.readKey(source),
        link.rowId(),
        read(source, dataverse),
        read(source, finance),
        (flags & DELETED) != 0);
  }

  private SideState read(ByteSource source, TableSchema schema) {
    String version = source.optionalText();
    long sequence = source.signed();
    String echo = source.optionalText();
    long digest = source.fixed();
    int flags = source.take();
    String overruled = source.optionalText();
    long obligation = source.number();
    @Nullable Row image = source.take() == 0 ? null : rows.read(schema, source);
    return new SideState(
        version,
        sequence,
        echo,
        image,
        digest,
        (flags & IN_SCOPE) != 0,
        overruled,
        obligation,
        (flags & BEHIND) != 0);
  }
}
