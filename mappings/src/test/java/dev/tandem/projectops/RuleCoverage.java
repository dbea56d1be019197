package dev.tandem.projectops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Holds the list of rules against the page that says where each is done, and against the tests.
 *
 * @param rules every id, in order
 * @param page text of the coverage page
 * @param named ids that some test names
 * @param tests simple names of the classes among the tests
 * @param classes names of the classes below the root package, with their package
 */
record RuleCoverage(
    List<String> rules,
    String page,
    Set<String> named,
    Collection<String> tests,
    Collection<String> classes) {

  /** Heading of the table of rules that cannot be run. */
  private static final String REASONS = "## Without an executable form";

  /** Heading of the table of rules that nobody has built yet. */
  private static final String MISSING = "## Not built";

  private static final Pattern ID =
      Pattern.compile("\\b([A-Z]{2,4})-(\\d+)([a-z]?)(?:\\s+to\\s+\\1-(\\d+)([a-z]?))?\\b");
  private static final Pattern CODE = Pattern.compile("`([A-Za-z0-9_.]+)`");

  /** The ids in a text; {@code } and {@code A-1a to A-1c} are ranges. */
  static Set<String> ids(String text) {
    Set<String> ids = new TreeSet<>();
    ID.matcher(text).results().flatMap(RuleCoverage::range).forEach(ids::add);
    return ids;
  }

  private static Stream<String> range(MatchResult match) {
    String family = match.group(1) + "-";
    String first = family + match.group(2) + match.group(3);
    if (match.group(4) == null) {
      return Stream.of(first);
    }
    String last = family + match.group(4) + match.group(5);
    Stream<String> between =
        match.group(2).equals(match.group(4))
            ? letters(match.group(3), match.group(5))
                .map(letter -> family + match.group(2) + letter)
            : IntStream.rangeClosed(
                    Integer.parseInt(match.group(2)), Integer.parseInt(match.group(4)))
                .mapToObj(number -> family + number);
    return Stream.concat(Stream.of(first, last), between);
  }

  private static Stream<String> letters(String from, String to) {
    return from.isEmpty() || to.isEmpty()
        ? Stream.of()
        : IntStream.rangeClosed(from.charAt(0), to.charAt(0)).mapToObj(Character::toString);
  }

  /** What is wrong, one sentence each; empty when the page is complete and true. */
  List<String> problems() {
    Map<String, String> reasons = reasons();
    List<String> problems = new ArrayList<>();
    for (String rule : rules) {
      if (!named.contains(rule) && !reasons.containsKey(rule)) {
        problems.add(rule + " is named by no test and has no line under '" + REASONS + "'");
      }
    }
    for (String id : ids(page)) {
      if (!rules.contains(id)) {
        problems.add(id + " is not a rule");
      }
    }
    reasons.forEach(
        (rule, reason) -> {
          if (reason.isBlank()) {
            problems.add(rule + " has a line without a reason");
          }
        });
    problems.addAll(strangers());
    return problems;
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (List<String> row : rows(section(REASONS) + section(MISSING))) {
      ids(row.get(0)).forEach(id -> reasons.put(id, row.size() < 2 ? "" : row.get(1)));
    }
    return reasons;
  }

  private String section(String heading) {
    int start = page.indexOf(heading);
    String section = start < 0 ? "" : page.substring(start + heading.length());
    int end = section.indexOf("\n## ");
    return end < 0 ? section : section.substring(0, end) + "\n";
  }

  /** Classes in tables of tests that do not exist. */
  private List<String> strangers() {
    List<String> problems = new ArrayList<>();
    List<String> head = List.of();
    for (List<String> row : rows(page)) {
      if (row.contains("rule")) {
        head = row;
      } else {
        for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
          problems.addAll(strangers(head.get(i), row.get(i)));
        }
      }
    }
    return problems;
  }

  private List<String> strangers(String column, String cell) {
    Collection<String> known =
        switch (column) {
          case "test" -> tests;
          case "class" -> classes;
          default -> null;
        };
    return known == null
        ? List.of()
        : CODE.matcher(cell)
            .results()
            .map(match -> match.group(1))
            .filter(name -> !known.contains(name))
            .map(name -> "there is no " + column + " " + name)
            .toList();
  }

  /** The rows of all tables of a text, cell by cell. */
  private static List<List<String>> rows(String text) {
    return text.lines()
        .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
        .map(line -> Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList())
        .filter(row -> !row.isEmpty())
        .toList();
  }
}
