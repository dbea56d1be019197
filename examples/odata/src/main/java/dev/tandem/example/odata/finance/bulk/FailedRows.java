package dev.tandem.example.odata.finance.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.example.odata.datapackage.CsvLines;
import dev.tandem.example.odata.datapackage.CsvUnicode;
import dev.tandem.example.odata.datapackage.MalformedPackageException;
import dev.tandem.example.odata.datapackage.PackageLimits;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a package failed, and why. The file of error keys says which; the list of errors
 * says why, under a name made of the texts of the key. Used by one thread.
 */
final class FailedRows {
  private final RowPackage rows;
  private final List<String> keyColumns;
  private final Map<List<String>, Integer> byKey = new HashMap<>();
  private final Map<String, List<Integer>> byName = new HashMap<>();
  private final Map<Integer, List<Problem>> problems = new TreeMap<>();
  private final Set<String> strangers = new HashSet<>();
  private final List<String> ofNobody = new ArrayList<>();

  FailedRows(RowPackage rows, List<String> keyColumns) {
    this.rows = rows;
    this.keyColumns = keyColumns;
    for (int at = 0; at < rows.rows().size(); at++) {
      List<String> texts = plain(rows.rows().get(at).texts());
      byKey.put(texts, at);
      byName.computeIfAbsent(String.join("+", texts), any -> new ArrayList<>()).add(at);
    }
  }

  private static List<String> plain(List<String> texts) {
    return texts.stream().map(KeyValues::text).toList();
  }

  /**
   * Takes the file of error keys over.
   *
   * @throws MalformedPackageException when it is none of this package
   */
  void takeKeys(byte[] file) throws MalformedPackageException {
    CsvLines lines = CsvUnicode.read(file, PackageLimits.STANDARD);
    List<Integer> places = places(lines.next());
    List<String> line = lines.next();
    while (line != null) {
      List<String> key = new ArrayList<>();
      for (int place : places) {
        key.add(place < line.size() ? line.get(place) : "");
      }
      Integer row = byKey.get(plain(key));
      if (row == null) {
        throw new MalformedPackageException(
            "line %d names a row that was not sent".formatted(lines.line()));
      }
      problems.computeIfAbsent(row, any -> new ArrayList<>());
      line = lines.next();
    }
  }

  private List<Integer> places(@Nullable List<String> header) throws MalformedPackageException {
    List<String> names =
        header == null
            ? List.of()
            : header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    List<Integer> places = new ArrayList<>();
    for (String column : keyColumns) {
      int place = names.indexOf(column.toLowerCase(Locale.ROOT));
      if (place < 0) {
        throw new MalformedPackageException("the file of error keys has no column " + column);
      }
      places.add(place);
    }
    return places;
  }

  /** Takes the list of errors over, after the keys. */
  void takeErrors(JsonNode errors) {
    for (JsonNode error : errors) {
      String name = KeyValues.text(error.path("RecordId").asText(""));
      String message = error.path("ErrorMessage").asText("");
      List<Integer> named = byName.getOrDefault(name, List.of());
      List<Integer> failed = named.stream().filter(problems::containsKey).toList();
      if (named.size() == 1) {
        add(named.get(0), error.path("Field").asText(""), message);
      } else if (!failed.isEmpty()) {
        failed.forEach(row -> add(row, error.path("Field").asText(""), message));
      } else if (name.isEmpty()) {
        ofNobody.add(message);
      } else {
        strangers.add(name);
      }
    }
  }

  private void add(int row, String field, String message) {
    problems
        .computeIfAbsent(row, any -> new ArrayList<>())
        .add(
            Problem.of(
                ErrorCode.ROW_MALFORMED,
                field.isEmpty() ? null : field,
                "%s refuses the row".formatted(rows.entity()),
                message));
  }

  /** Whether this row is among those that failed. */
  boolean has(int row) {
    return problems.containsKey(row);
  }

  /** What is wrong with a row that failed. */
  List<Problem> problems(int row) {
    List<Problem> known = problems.getOrDefault(row, List.of());
    return known.isEmpty()
        ? List.of(
            Problem.of(
                ErrorCode.ROW_MALFORMED,
                null,
                "%s refuses the row and names no reason for it".formatted(rows.entity()),
                null))
        : known;
  }

  /** Whether every error that was told belongs to a row that is known to have failed. */
  boolean isComplete() {
    long unexplained = problems.values().stream().filter(List::isEmpty).count();
    return !problems.isEmpty() && ofNobody.isEmpty() && strangers.size() <= unexplained;
  }

  /** How many errors belong to no row that is known, for people. */
  String leftOver() {
    return "%d errors name no row, %d name rows that were not sent"
        .formatted(ofNobody.size(), strangers.size());
  }
}
