package dev.tandem.map;

/**
 * A map that stands in a file and cannot be read (UND-43). Immutable.
 *
 * @param source the file as errors name it; for a file in an archive the archive comes first
 * @param name the display name of its record, or the unique name; the name of the file where that
 *     is all one can say
 * @param position where in the file; unknown when the file as a whole is meant
 * @param pointer JSON pointer to what is wrong, empty for a document as a whole or for XML
 * @param reason what was found and what was expected
 */
public record UnreadMap(
    String source, String name, FilePosition position, String pointer, String reason) {}
