/** Laws that every map obeys, with arbitraries and assertions for maps. */
@NullMarked
package dev.tandem.core.testkit;

import org.jspecify.annotations.NullMarked;
