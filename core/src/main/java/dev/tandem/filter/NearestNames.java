package dev.tandem.filter;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the names that somebody may have meant. Without state. */
public final class NearestNames {
  private static final int SHOWN = 3;

  private NearestNames() {}

  /** At most three names that differ from the given one by little, the nearest first. */
  public static List<String> of(String name, Stream<String> known) {
    int tolerance = Math.max(2, name.length() / 3);
    return known
        .map(candidate -> new Candidate(candidate, distance(name, candidate)))
        .filter(candidate -> candidate.distance() <= tolerance && candidate.sharesSome(name))
        .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .limit(SHOWN)
        .map(Candidate::name)
        .toList();
  }

  private record Candidate(String name, int distance) {
    boolean sharesSome(String other) {
      return distance < Math.max(name.length(), other.length());
    }
  }

  /** Insertions, deletions and replacements; zero when one name ends with the other. */
  private static int distance(String one, String other) {
    String left = one.toLowerCase(Locale.ROOT);
    String right = other.toLowerCase(Locale.ROOT);
    if (left.endsWith("_" + right) || right.endsWith("_" + left)) {
      return 0;
    }
    int[] row = new int[right.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int at = 0; at < left.length(); at++) {
      advance(row, left.charAt(at), right);
    }
    return row[right.length()];
  }

  private static void advance(int[] row, char c, String right) {
    int diagonal = row[0]++;
    for (int column = 1; column < row.length; column++) {
      int replaced = diagonal + (right.charAt(column - 1) == c ? 0 : 1);
      diagonal = row[column];
      row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
    }
  }
}
