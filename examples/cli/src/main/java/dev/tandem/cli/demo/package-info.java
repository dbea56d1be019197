/** The main job on two systems in memory, with a small driver that a host can start from. */
@NullMarked
package dev.tandem.cli.demo;

import org.jspecify.annotations.NullMarked;
