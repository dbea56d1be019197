package dev.tandem.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compile.IssueExamples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every issue code: raised where it belongs, and only there (section 1.11). */
class IssueCodeTest {

  @TestFactory
  Stream<DynamicTest> raisesEachCodeForAFaultyMap() {
    return IssueExamples.all().stream()
        .map(example -> DynamicTest.dynamicTest(example.code().name(), () -> isRaised(example)));
  }

  private static void isRaised(Example example) {
    List<MapIssue> issues = withCode(example.faulty(), example.code());
    assertThat(issues).isNotEmpty();
    assertThat(issues)
        .allSatisfy(
            issue -> {
              assertThat(issue.severity()).isEqualTo(example.severity());
              assertThat(issue.map()).isEqualTo("[Things] - [things]");
              assertThat(issue.message()).isNotBlank();
              assertThat(issue.remedy()).isNotBlank();
              assertThat(issue.pair() == 0).isEqualTo(issue.field() == null);
            });
    boolean runs = example.severity() != Severity.ERROR;
    assertThat(example.runs()).isEqualTo(runs);
  }

  @TestFactory
  Stream<DynamicTest> raisesNoCodeForASoundMap() {
    return IssueExamples.all().stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.code().name(),
                    () -> {
                      assertThat(withCode(example.sound(), example.code())).isEmpty();
                      assertThat(example.soundRuns()).isTrue();
                    }));
  }

  @Test
  void hasAnExampleOfEveryCode() {
    assertThat(IssueExamples.all())
        .extracting(Example::code)
        .containsExactlyInAnyOrder(IssueCode.values());
  }

  // golden file of every text; a change of wording shows here
  @Test
  void wordsIssuesAsPinned() throws IOException {
    StringBuilder found = new StringBuilder();
    for (Example example : IssueExamples.all()) {
      found.append("# ").append(example.code()).append('\n');
      example
          .faulty()
          .forEach(issue -> found.append(issue.display().replace("\n", "\n    ")).append('\n'));
    }
    try (InputStream in = IssueCodeTest.class.getResourceAsStream("issues.txt")) {
      String pinned = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(found.toString()).isEqualTo(pinned);
    }
  }

  private static List<MapIssue> withCode(List<MapIssue> issues, IssueCode code) {
    return issues.stream().filter(issue -> issue.code() == code).toList();
  }
}
