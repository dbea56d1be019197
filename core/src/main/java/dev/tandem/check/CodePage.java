package dev.tandem.check;

import java.util.List;

/**
 * What one code means. Immutable.
 *
 * @param code the code
 * @param title in a few words
 * @param meaning what is wrong, and what comes of it
 * @param example a case of it
 * @param fix what to do
 * @param rules ids of the rules of the behaviour reference it rests on; empty for matters of this
 *     tool
 */
public record CodePage(
    String code, String title, String meaning, String example, String fix, List<String> rules) {

  public CodePage {
    rules = List.copyOf(rules);
  }

  /** Its part of {@code core/docs/checks.md}. */
  String markdown() {
    String because = rules.isEmpty() ? "" : "\nRules: " + String.join(", ", rules) + "\n";
    return "## %s\n\n**%s.** %s\n\nExample: %s\n\nFix: %s\n%s"
        .formatted(code, title, escaped(meaning), escaped(example), escaped(fix), because);
  }

  /** Names of columns have underscores, and filters have signs that Markdown would read. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_<>|`])", "\\\\$1");
  }
}
