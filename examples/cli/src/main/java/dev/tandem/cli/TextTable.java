package dev.tandem.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text with aligned columns, for people. Not safe for several threads. */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;
  private final List<Integer> right = new ArrayList<>();

  private TextTable(List<String> header) {
    columns = header.size();
    rows.add(header);
  }

  /** A table with these columns. */
  public static TextTable of(String... header) {
    return new TextTable(List.of(header));
  }

  /** Aligns a column, counted from 0, to the right. */
  public TextTable right(int column) {
    right.add(column);
    return this;
  }

  /** Adds a row with one cell per column. */
  public TextTable add(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "a row has %d cells, not %d".formatted(columns, cells.length));
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /** The lines: header, rule, rows; no spaces at their ends. */
  public List<String> lines() {
    int[] widths = widths();
    List<String> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row, widths)));
    lines.add(1, rule(widths));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return widths;
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < columns; i++) {
      String pad = " ".repeat(widths[i] - length(row.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(right.contains(i) ? pad + row.get(i) : row.get(i) + pad);
    }
    return line.toString().stripTrailing();
  }

  private static String rule(int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
    }
    return line.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
