package dev.tandem.check;

/**
 * A finding that is not reported, and why. Immutable.
 *
 * @param finding what was found
 * @param suppression what covers it
 */
public record SuppressedFinding(Finding finding, Suppression suppression) {}
