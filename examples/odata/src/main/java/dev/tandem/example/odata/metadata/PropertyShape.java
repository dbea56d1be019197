package dev.tandem.example.odata.metadata;

/**
 * A property as the metadata document has it. Immutable.
 *
 * @param name in its exact spelling
 * @param type the qualified type, for example {@code Edm.String}
 * @param nullable whether it may be null
 * @param maxLength characters; -1 when not published, as is usual
 * @param scale digits after the point; -1 when not published or variable
 * @param computed whether only the service writes it
 */
public record PropertyShape(
    String name, String type, boolean nullable, int maxLength, int scale, boolean computed) {}
