/** A table as a source of Flink: its pages are the splits. */
@NullMarked
package dev.tandem.example.flink.chunk;

import org.jspecify.annotations.NullMarked;
