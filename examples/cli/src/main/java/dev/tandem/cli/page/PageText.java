package dev.tandem.cli.page;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The document, with its script and style inside. Safe for any thread. */
final class PageText {
  private static final String TEMPLATE = "dev/tandem/cli/status.mustache";
  private static final int SECRET_BYTES = 24;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Mustache page = new DefaultMustacheFactory().compile(TEMPLATE);
  private final String token;

  PageText(String token) {
    this.token = token;
  }

  /** Letters and digits that nobody guesses. */
  static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /**
   * The document for one reader: nothing runs in it but its own script, nothing is fetched but from
   * here.
   */
  Answer answer() {
    String nonce = secret();
    StringWriter text = new StringWriter();
    page.execute(text, Map.of("token", token, "nonce", nonce));
    return Answer.html(
        text.toString(),
        ("default-src 'none'; script-src 'nonce-%s'; style-src 'nonce-%s'; connect-src 'self';"
                + " img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
            .formatted(nonce, nonce));
  }
}
