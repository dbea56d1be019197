package dev.tandem.projectops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.check.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the checker says of a shipped map, recorded in a file: first a line for each code that says
 * why it is left as it is, then the findings.
 */
final class ExpectedIssues {
  /** Set to true, the recorded findings are written anew instead of compared. */
  private static final boolean UPDATE = Boolean.getBoolean("tandem.update.expected-issues");

  private static final Pattern REASON = Pattern.compile("# ([A-Z]+\\d+): (.{20,})");

  private ExpectedIssues() {}

  /** Compares; a reason must stand for every code that is found, and for no other. */
  static void check(List<Finding> findings, Path source, Path built) throws IOException {
    Map<String, String> reasons = reasons(Files.exists(source) ? source : built);
    StringBuilder expected = new StringBuilder();
    findings.stream()
        .map(Finding::code)
        .distinct()
        .sorted()
        .forEach(
            code ->
                expected.append(
                    "# %s: %s\n".formatted(code, reasons.getOrDefault(code, "(say why)"))));
    findings.forEach(finding -> expected.append(finding.display()).append('\n'));
    if (UPDATE) {
      Files.writeString(source, expected);
    }
    assertThat(Files.readString(UPDATE ? source : built)).isEqualTo(expected.toString());
    assertThat(expected.toString()).doesNotContain("(say why)");
  }

  private static Map<String, String> reasons(Path file) throws IOException {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      Matcher reason = REASON.matcher(line);
      if (reason.matches()) {
        reasons.put(reason.group(1), reason.group(2));
      }
    }
    return reasons;
  }
}
