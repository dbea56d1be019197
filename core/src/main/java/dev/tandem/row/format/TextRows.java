package dev.tandem.row.format;

import dev.tandem.spi.value.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of text cells into rows, by a header bound once. An empty cell is blank, a missing
 * one absent. Names follow the rules of {@link RowReader}. Immutable and safe for any thread.
 */
public final class TextRows {
  private final ColumnPlaces places;
  private final List<String> header;
  private final ColumnPlace[] columns;

  /** For the reader. */
  TextRows(ColumnPlaces places, List<String> header) {
    this.places = places;
    this.header = List.copyOf(header);
    columns = header.stream().map(name -> places.of(name.strip())).toArray(ColumnPlace[]::new);
    RowAssembly trial = new RowAssembly(places.schema());
    for (ColumnPlace column : columns) {
      put(1, trial, column, null);
    }
  }

  /** The names of the header that the schema does not have. */
  public List<String> unknownColumns() {
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].kind() == ColumnPlace.Kind.UNKNOWN) {
        unknown.add(header.get(i));
      }
    }
    return unknown;
  }

  /**
   * The row of one record.
   *
   * @param line where it stands, for errors
   * @param cells the cells in the order of the header; null for a cell that is not there
   * @throws RowFormatException when there are more cells than names
   */
  public Row row(long line, List<? extends @Nullable String> cells) {
    if (cells.size() > columns.length) {
      throw new RowFormatException(
          line,
          0,
          "found %d cells, expected at most the %d of the header"
              .formatted(cells.size(), columns.length),
          null);
    }
    RowAssembly row = new RowAssembly(places.schema());
    for (int i = 0; i < cells.size(); i++) {
      String cell = cells.get(i);
      ColumnPlace column = columns[i];
      if (cell != null && column.reader() != null) {
        put(line, row, column, value(column, cell));
      }
    }
    return row.row();
  }

  private static @Nullable Object value(ColumnPlace column, String cell) {
    if (column.kind() == ColumnPlace.Kind.PART) {
      return cell.isEmpty() ? null : cell;
    }
    return column.readerOrThrow().text(cell);
  }

  private static void put(long line, RowAssembly row, ColumnPlace column, @Nullable Object value) {
    String problem = row.put(column, value);
    if (problem != null) {
      throw new RowFormatException(line, 0, problem, null);
    }
  }
}
