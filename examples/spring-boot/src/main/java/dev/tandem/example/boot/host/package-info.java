/** A host that runs. */
@NullMarked
package dev.tandem.example.boot.host;

import org.jspecify.annotations.NullMarked;
