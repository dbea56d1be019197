/** The host as a whole. */
@NullMarked
package dev.tandem.example.boot;

import org.jspecify.annotations.NullMarked;
