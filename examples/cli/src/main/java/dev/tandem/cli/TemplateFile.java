package dev.tandem.cli;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.MustacheFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes files from templates. Without state. */
final class TemplateFile {
  private static final String FOLDER = "dev/tandem/cli/";

  private TemplateFile() {}

  /** Writes a page of HTML, in which every value is escaped. */
  static void html(String template, Object scope, Path file) {
    write(new DefaultMustacheFactory(), template, scope, file);
  }

  /** Writes a file; the factory says how values are escaped. */
  static void write(MustacheFactory templates, String template, Object scope, Path file) {
    StringWriter text = new StringWriter();
    templates.compile(FOLDER + template).execute(text, scope);
    try {
      WholeFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnreadableException("cannot write " + file + ": " + Words.reason(e), e);
    }
  }
}
