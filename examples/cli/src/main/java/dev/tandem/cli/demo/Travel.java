package dev.tandem.cli.demo;

import dev.tandem.map.Direction;
import java.util.List;

/**
 * What became of the rows that one run took through one map. Immutable.
 *
 * @param map the map's name in the catalogue
 * @param direction which way
 * @param sent rows taken from the source
 * @param mapped rows that became rows of the other side
 * @param filtered rows that do not take part
 * @param rejected rows that cannot travel
 * @param written rows that the other side took
 * @param remarks what is to be said about single rows: why filtered, rejected or refused
 */
public record Travel(
    String map,
    Direction direction,
    int sent,
    int mapped,
    int filtered,
    int rejected,
    int written,
    List<String> remarks) {

  public Travel {
    remarks = List.copyOf(remarks);
  }

  /** Whether every row that takes part arrived. */
  public boolean arrived() {
    return rejected == 0 && written == mapped && sent == mapped + filtered;
  }
}
