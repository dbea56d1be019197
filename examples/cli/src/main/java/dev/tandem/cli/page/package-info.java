/** The status page: a server on loopback, who may ask it, and the document that it hands out. */
@NullMarked
package dev.tandem.cli.page;

import org.jspecify.annotations.NullMarked;
