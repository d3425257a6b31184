/*
 * Decodes JPEG files with libjpeg-turbo and says how long it took: the peer of assay.benchmarks.DecodeTimes.
 *
 *   gcc -O2 turbo.c -ljpeg -o turbo
 *   turbo grey|ycc|rgb DENOMINATOR SECONDS FILE...
 *
 * Decodes all files, again and again for so many processor seconds, at 1/DENOMINATOR; grey is luma alone, ycc all
 * components as they are stored, at full size.
 * Prints the processor seconds for one round, and the full-size pixels of one round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <jpeglib.h>

struct file {
  unsigned char *bytes;
  unsigned long length;
};

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static struct file slurp(const char *name) {
  struct file file = {NULL, 0};
  FILE *in = fopen(name, "rb");
  if (in == NULL || fseek(in, 0, SEEK_END) != 0) {
    perror(name);
    exit(1);
  }
  file.length = ftell(in);
  rewind(in);
  file.bytes = malloc(file.length);
  if (fread(file.bytes, 1, file.length, in) != file.length) {
    perror(name);
    exit(1);
  }
  fclose(in);
  return file;
}

static double decode(struct file file, J_COLOR_SPACE space, int denominator) {
  struct jpeg_decompress_struct jpeg;
  struct jpeg_error_mgr errors;
  jpeg.err = jpeg_std_error(&errors); /* a bad file ends the program */
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, file.bytes, file.length);
  jpeg_read_header(&jpeg, TRUE);
  jpeg.out_color_space = space;
  jpeg.scale_num = 1;
  jpeg.scale_denom = denominator;
  double pixels = (double) jpeg.image_width * jpeg.image_height;
  jpeg_start_decompress(&jpeg);
  JSAMPARRAY row = (*jpeg.mem->alloc_sarray)((j_common_ptr) &jpeg, JPOOL_IMAGE,
                                             jpeg.output_width * jpeg.output_components, 1);
  while (jpeg.output_scanline < jpeg.output_height) {
    jpeg_read_scanlines(&jpeg, row, 1);
  }
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  return pixels;
}

int main(int count, char **arguments) {
  if (count < 5) {
    fprintf(stderr, "turbo grey|ycc|rgb DENOMINATOR SECONDS FILE...\n");
    return 2;
  }
  J_COLOR_SPACE space = strcmp(arguments[1], "grey") == 0  ? JCS_GRAYSCALE
                        : strcmp(arguments[1], "ycc") == 0 ? JCS_YCbCr
                                                           : JCS_RGB;
  int denominator = atoi(arguments[2]);
  double least = atof(arguments[3]);
  int files = count - 4;
  struct file *contents = malloc(files * sizeof *contents);
  for (int i = 0; i < files; i++) {
    contents[i] = slurp(arguments[4 + i]);
  }
  double pixels = 0;
  int rounds = 0;
  double begin = seconds();
  do {
    pixels = 0;
    for (int i = 0; i < files; i++) {
      pixels += decode(contents[i], space, denominator);
    }
    rounds++;
  } while (seconds() - begin < least);
  printf("%.6f %.0f\n", (seconds() - begin) / rounds, pixels);
  return 0;
}
