package dev.tandem.example.flink.chunk;

import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/**
 * One page of a table. Immutable.
 *
 * @param number counts the pages of the table
 * @param token how the connector finds it; empty for the first
 * @param read what reading it told; null before
 */
public record ChunkSplit(int number, String token, @Nullable NextChunk read)
    implements SourceSplit {

  /** A page that is to be read. */
  static ChunkSplit of(int number, String token) {
    return new ChunkSplit(number, token, null);
  }

  @Override
  public String splitId() {
    return "chunk-" + number;
  }

  ChunkSplit after(NextChunk next) {
    return new ChunkSplit(number, token, next);
  }
}
