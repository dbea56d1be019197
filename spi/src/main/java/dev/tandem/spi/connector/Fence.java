package dev.tandem.spi.connector;

/**
 * Which worker writes for a partition. A worker that takes a partition over gets a higher
 * generation; what a slower, older worker still sends is then refused at the system that would
 * apply it (I8). Immutable.
 *
 * @param partition what the worker holds, any name
 * @param generation grows with every change of hands, at least 1
 */
public record Fence(String partition, long generation) {

  public Fence {
    if (partition.isBlank() || generation < 1) {
      throw new IllegalArgumentException("a fence has a partition and a generation from 1 on");
    }
  }
}
