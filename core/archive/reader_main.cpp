// periplus-archive-reader: see reader_process.h.
#include "archive/reader_process.h"

int main(int count, char** arguments) { return periplus::archive::readerMain(count, arguments); }
