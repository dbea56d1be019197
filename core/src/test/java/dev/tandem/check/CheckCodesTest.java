package dev.tandem.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.compile.IssueCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckCodesTest {
  /** In the module, wherever below it a run of the tests starts. */
  private static Path page() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("docs"))) {
      folder = Objects.requireNonNull(folder.getParent(), "the module has a folder docs");
    }
    return folder.resolve("docs").resolve("checks.md");
  }

  @Test
  void explainsEveryCodeAndNoOther() {
    assertThat(CheckCodes.all())
        .extracting(CodePage::code)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Stream.of(IssueCode.values()), Stream.of(CheckCode.values()))
                .map(Enum::name)
                .toList());
  }

  @Test
  void saysWhatItMeansAndWhatToDo() {
    assertThat(CheckCodes.all())
        .allSatisfy(
            page -> {
              assertThat(page.title()).isNotBlank();
              assertThat(page.meaning()).endsWith(".");
              assertThat(page.example()).isNotBlank();
              assertThat(page.fix()).endsWith(".");
              assertThat(page.rules()).allMatch(rule -> rule.matches("[A-Z]{2,4}-\\d+"));
              assertThat(page.rules().isEmpty()).isEqualTo(page.code().matches("TDM411[89]"));
            });
    assertThat(CheckCodes.page("tdm4101")).get().extracting(CodePage::code).isEqualTo("TDM4101");
    assertThat(CheckCodes.page("TDM9999")).isEmpty();
  }

  @Test // -Dtandem.golden=write writes it anew
  void isThePageInTheDocuments() throws IOException {
    if ("write".equals(System.getProperty("tandem.golden"))) {
      Files.writeString(page(), CheckCodes.markdown());
    }
    assertThat(Files.readString(page())).isEqualTo(CheckCodes.markdown());
  }
}
