// SPDX-License-Identifier: GPL-2.0-only
//
// Answers popen() from a recording, for programs that run with LD_PRELOAD: the kernel's conf gets the same answers
// from its shell in every run, and so does what it is compared with.
//
//   cc -shared -fPIC -O2 -o shell_answers.so shell_answers.c -ldl
//   SHELL_ANSWERS=FILE LD_PRELOAD=./shell_answers.so conf …
//
// FILE holds records "<length of command> <length of answer>\n<command><answer>". A command that is not in it is run,
// and its answer added.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static FILE *memory_file(const char *bytes, size_t count)
{
	FILE *file = tmpfile();

	if (file) {
		fwrite(bytes, 1, count, file);
		rewind(file);
	}
	return file;
}

static FILE *recorded(const char *path, const char *command)
{
	FILE *file = fopen(path, "r");
	size_t key, value;
	FILE *found = NULL;

	while (file && !found && fscanf(file, "%zu %zu", &key, &value) == 2) {
		char *bytes = malloc(key + value + 1);

		fgetc(file);
		if (bytes && fread(bytes, 1, key + value, file) == key + value && key == strlen(command) &&
		    !memcmp(bytes, command, key))
			found = memory_file(bytes + key, value);
		free(bytes);
	}
	if (file)
		fclose(file);
	return found;
}

FILE *popen(const char *command, const char *mode)
{
	FILE *(*real)(const char *, const char *) = dlsym(RTLD_NEXT, "popen");
	int (*end)(FILE *) = dlsym(RTLD_NEXT, "pclose");
	const char *path = getenv("SHELL_ANSWERS");
	FILE *found, *pipe, *record;
	char answer[1 << 16];
	size_t count;

	if (!path)
		return real(command, mode);
	found = recorded(path, command);
	if (found)
		return found;
	unsetenv("LD_PRELOAD");
	pipe = real(command, mode);
	if (!pipe)
		return NULL;
	count = fread(answer, 1, sizeof(answer), pipe);
	end(pipe);
	record = fopen(path, "a");
	if (record) {
		fprintf(record, "%zu %zu\n", strlen(command), count);
		fwrite(command, 1, strlen(command), record);
		fwrite(answer, 1, count, record);
		fclose(record);
	}
	return memory_file(answer, count);
}

int pclose(FILE *file)
{
	return fclose(file);
}
