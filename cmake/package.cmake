# The packages of `./dev package`: one tree (bin, lib, share) as a .deb and as a tarball. The libraries that a bare
# Debian lacks lie in lib/dragoman beside the program, so that neither package needs a network.
set(doc share/doc/dragoman)
set(maintainer "The Dragoman authors <dragoman@localhost.localdomain>")
set(staged ${CMAKE_BINARY_DIR}/package)

# RPATH, not RUNPATH: it holds for the libraries that those libraries need, too.
set_target_properties(dragoman PROPERTIES INSTALL_RPATH "$ORIGIN/../lib/dragoman")
target_link_options(dragoman PRIVATE -Wl,--disable-new-dtags)

install(TARGETS dragoman
  RUNTIME_DEPENDENCIES
    PRE_EXCLUDE_REGEXES "^ld-linux" "^lib(c|m|gcc_s|stdc\\+\\+)\\.so"
    POST_EXCLUDE_REGEXES "/(ld-linux.*|lib(c|m|gcc_s|stdc\\+\\+)\\.so.*)$"
  RUNTIME DESTINATION bin COMPONENT package
  LIBRARY DESTINATION lib/dragoman COMPONENT package)
install(DIRECTORY lexicon readers world DESTINATION share/dragoman COMPONENT package)
install(FILES build/model/en_core_web_sm.dgm DESTINATION share/dragoman/model COMPONENT package)
install(DIRECTORY examples DESTINATION ${doc} COMPONENT package)
install(DIRECTORY docs/ DESTINATION ${doc}/docs COMPONENT package)
install(FILES README.md NOTICE DESTINATION ${doc} COMPONENT package)
install(FILES web/dist/licenses.txt DESTINATION ${doc} RENAME page-licenses.txt COMPONENT package)

# What tools/stage_package.sh makes: man page, completions, changelog, licences.
install(CODE "execute_process(COMMAND ${CMAKE_SOURCE_DIR}/tools/stage_package.sh $<TARGET_FILE:dragoman> ${staged}
  \"${maintainer}\" COMMAND_ERROR_IS_FATAL ANY)" COMPONENT package)
install(DIRECTORY ${staged}/share DESTINATION . COMPONENT package)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_INSTALL_CMAKE_PROJECTS "${CMAKE_BINARY_DIR};dragoman;package;/")
set(CPACK_PACKAGE_NAME dragoman)
set(CPACK_PACKAGE_VENDOR "Dragoman")
set(CPACK_PACKAGE_CONTACT "${maintainer}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "reads news reports into checked event rows")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Dragoman writes down who did, said or plans what, to whom, when, where and
according to whom, with the words that prove it for every row. It works
offline: the language model, the readers and all tables are in the package.
It keeps articles and events in one file and opens them to a browser.")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_FILE_NAME dragoman-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libc6 (>= 2.36), libgcc-s1 (>= 3.4), libstdc++6 (>= 12)")  # all else is in lib/dragoman
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
include(CPack)
