package dev.tandem.schema.format;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens schema files by their path relative to the root of the layout, for example {@code
 * dataverse/accounts.json}. A module hands out its own resources through this, since they are
 * hidden from other modules.
 */
@FunctionalInterface
public interface SchemaSource {

  /**
   * Opens a file; the reader closes it.
   *
   * @param name relative path with forward slashes
   * @return the content, or null when there is no such file
   * @throws IOException when it cannot be opened
   */
  @Nullable InputStream open(String name) throws IOException;
}
