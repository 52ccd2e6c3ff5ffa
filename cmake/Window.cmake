# SPDX-License-Identifier: Apache-2.0
# The window's library, its pictures and its languages; all found by folder.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Svg LinguistTools)

espalier_sources(widgets widget_sources)
file(GLOB_RECURSE widget_headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/widgets/*.h)
add_library(espalier_widgets STATIC ${widget_sources} ${widget_headers})
set_target_properties(espalier_widgets PROPERTIES AUTOMOC ON)
target_link_libraries(espalier_widgets PUBLIC espalier_exporters Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Svg)
target_precompile_headers(espalier_widgets PRIVATE <QtWidgets/QtWidgets> <onnx/onnx_pb.h> <tl/expected.hpp>
                          <functional> <map> <memory> <optional> <string> <unordered_map> <vector>)
set(ESPALIER_TOP_LIBRARY espalier_widgets)
if(EXISTS ${PROJECT_SOURCE_DIR}/widgets/panels)
    collect_plugins(espalier_widgets widgets/panels widgets/panel.h Panel)
endif()

# translations/espalier_<language>.ts -> :/translations/<language>.qm
file(GLOB translation_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/translations/espalier_*.ts)
set(compiled_translations)
foreach(file IN LISTS translation_files)
    cmake_path(GET file STEM stem)
    string(REPLACE "espalier_" "" language ${stem})
    set(compiled ${PROJECT_BINARY_DIR}/window/translations/${language}.qm)
    add_custom_command(OUTPUT ${compiled} COMMAND Qt6::lrelease -silent ${file} -qm ${compiled}
                       DEPENDS ${file} VERBATIM)
    list(APPEND compiled_translations ${compiled})
endforeach()
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/window/translations)

# One resource file with everything that the window shows: :/icons, :/translations.
file(GLOB icon_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/resources/icons/*.svg)
set(resource_lines "")
foreach(file IN LISTS icon_files compiled_translations)
    cmake_path(GET file FILENAME name)
    cmake_path(GET file PARENT_PATH folder)
    cmake_path(GET folder FILENAME kind)
    string(APPEND resource_lines "    <file alias=\"${kind}/${name}\">${file}</file>\n")
endforeach()
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/window/window.qrc @ONLY CONTENT
     "<RCC><qresource prefix=\"/\">\n@resource_lines@</qresource></RCC>\n")
qt_add_resources(window_resources ${PROJECT_BINARY_DIR}/window/window.qrc)
set_source_files_properties(${window_resources} PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_AUTOGEN ON)
target_sources(espalier_widgets PRIVATE ${window_resources})

# `ninja update_translations` brings the .ts files up to date with the sources. The English one holds plurals
# alone.
if(translation_files)
    set(foreign_files ${translation_files})
    list(FILTER foreign_files EXCLUDE REGEX "espalier_en\\.ts$")
    add_custom_target(update_translations
        COMMAND Qt6::lupdate -silent -locations none -no-obsolete -I . app exporters model rewrites widgets
                -ts ${foreign_files}
        COMMAND Qt6::lupdate -silent -pluralonly -locations none -no-obsolete -I . app exporters model rewrites
                widgets -ts translations/espalier_en.ts
        WORKING_DIRECTORY ${PROJECT_SOURCE_DIR} VERBATIM)
endif()

install(FILES resources/espalier.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES resources/espalier.mime.xml DESTINATION ${CMAKE_INSTALL_DATADIR}/mime/packages RENAME espalier.xml)
install(FILES resources/icons/espalier.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
